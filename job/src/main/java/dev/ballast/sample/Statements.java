package dev.ballast.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ballast.registry.Descriptor;
import dev.ballast.registry.Digest;
import dev.ballast.registry.MediaType;
import java.time.Instant;
import java.util.List;

/**
 * What is said about an image and stored beside it: BuildKit's attestations, cosign's signatures under a tag, and
 * referrers of OCI 1.1.
 */
final class Statements {

    /** The platform of an attestation in an index. */
    static final String UNKNOWN_PLATFORM = "unknown/unknown";

    private static final MediaType IN_TOTO = new MediaType("application/vnd.in-toto+json");
    private static final MediaType SIMPLE_SIGNING = new MediaType("application/vnd.dev.cosign.simplesigning.v1+json");
    private static final String SPDX = "application/spdx+json";
    private static final String SIGNATURE = ".sig";

    private Statements() {}

    /** How the image was built: a manifest like an image's, whose layer is the statement. */
    static Contents attestation(Descriptor image, Instant created, Dice dice) {
        Layer statement = Layer.of(IN_TOTO, LayerSizes.statement(dice), dice);
        List<Descriptor> layers = List.of(statement.descriptor());
        Document config = ImageConfigs.config(MediaType.OCI_CONFIG, "attestation", UNKNOWN_PLATFORM, created, layers);
        return new Contents(
                List.of(config, statement), List.of(ManifestDocuments.ociImage(config.descriptor(), layers)));
    }

    /** Who vouches for the image; to be pushed under {@link #signatureTag}. */
    static Contents signature(String repository, Document image, Instant created) {
        Document payload =
                new Document(SIMPLE_SIGNING, payload(repository, image.digest()).getBytes(UTF_8));
        List<Descriptor> layers = List.of(payload.descriptor());
        Document config = ImageConfigs.config(MediaType.OCI_CONFIG, "signature", UNKNOWN_PLATFORM, created, layers);
        return new Contents(List.of(config, payload), List.of(ManifestDocuments.ociImage(config.descriptor(), layers)));
    }

    /** What the image is made of: a referrer, found by its subject and not by a tag. */
    static Contents billOfMaterials(Document image, Dice dice) {
        Layer bill = Layer.of(new MediaType(SPDX), LayerSizes.statement(dice), dice);
        Document manifest = ManifestDocuments.referrer(SPDX, List.of(bill.descriptor()), image.descriptor());
        return new Contents(List.of(ManifestDocuments.EMPTY_CONFIG, bill), List.of(manifest));
    }

    static String signatureTag(Document image) {
        return image.digest().algorithm().label() + "-" + image.digest().hex() + SIGNATURE;
    }

    /** Source: the simple signing format of containers/image. */
    private static String payload(String repository, Digest image) {
        return "{\"critical\":{\"identity\":{\"docker-reference\":\"" + repository
                + "\"},\"image\":{\"docker-manifest-digest\":\"" + image
                + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}";
    }
}
