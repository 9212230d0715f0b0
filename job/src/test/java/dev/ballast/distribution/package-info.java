/** What surrounds the jars: how systemd, Kubernetes and AWS are told to run them. */
@NullMarked
package dev.ballast.distribution;

import org.jspecify.annotations.NullMarked;
