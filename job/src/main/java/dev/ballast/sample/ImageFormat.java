package dev.ballast.sample;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.MediaType;
import java.util.List;

/** What a build tool writes: the documents of OCI, or those of Docker before. */
enum ImageFormat {
    OCI(MediaType.OCI_CONFIG, Layer.OF_IMAGE.value()) {
        @Override
        Document image(Descriptor config, List<Descriptor> layers) {
            return ManifestDocuments.ociImage(config, layers);
        }
    },
    DOCKER(MediaType.DOCKER_CONFIG, "application/vnd.docker.image.rootfs.diff.tar.gzip") {
        @Override
        Document image(Descriptor config, List<Descriptor> layers) {
            return ManifestDocuments.dockerImage(config, layers);
        }
    };

    private final String configType;
    private final String layerType;

    ImageFormat(MediaType configType, String layerType) {
        this.configType = configType.value();
        this.layerType = layerType;
    }

    MediaType configType() {
        return new MediaType(configType);
    }

    /** How a manifest of this format names a layer, whichever format the layer was first pushed in. */
    Descriptor naming(Blob layer) {
        return new Descriptor(new MediaType(layerType), layer.digest(), layer.sizeBytes(), "", "", false);
    }

    abstract Document image(Descriptor config, List<Descriptor> layers);
}
