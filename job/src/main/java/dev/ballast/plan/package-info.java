/**
 * The deletion plan: what may go and why, the gates in front of it, and the folder in which it is reviewed. Cannot
 * delete anything. May use mark and tables.
 */
@NullMarked
package dev.ballast.plan;

import org.jspecify.annotations.NullMarked;
