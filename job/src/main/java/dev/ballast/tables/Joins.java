package dev.ballast.tables;

import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Names the columns of a join, which Spark takes as a Scala sequence. */
public final class Joins {
    private Joins() {}

    /** Both sides' columns of these names are equal, and stand once in the result. */
    public static Seq<String> on(String... columns) {
        return CollectionConverters.asScala(List.of(columns)).toSeq();
    }
}
