package dev.ballast.sample;

import dev.ballast.registry.MediaType;
import java.util.HexFormat;

/**
 * The layer of every build step that changes no file, as Docker writes it: 1,024 zeros, compressed, always the same 32
 * bytes. It is the one layer that most images of a registry share, and that one image names several times.
 */
final class EmptyLayer {

    static final Document DOCUMENT = new Document(
            new MediaType("application/vnd.docker.image.rootfs.diff.tar.gzip"),
            HexFormat.of().parseHex("1f8b080000096e8800ff621805a360148c5800080000ffff2eafb5ef00040000"));

    private EmptyLayer() {}
}
