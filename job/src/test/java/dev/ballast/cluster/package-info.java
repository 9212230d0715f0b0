/** What the check of a cluster starts: a registry at an S3 endpoint, and a judge of two outputs. */
@NullMarked
package dev.ballast.cluster;

import org.jspecify.annotations.NullMarked;
