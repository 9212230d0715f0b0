package dev.ballast.registry;

/**
 * Where in a manifest a descriptor stands; written as a JSON pointer, but only when something is wrong there.
 *
 * @param field a field of the document
 * @param index the position in its array, negative if it is none
 */
record Place(String field, int index) {

    static Place of(String field) {
        return new Place(field, -1);
    }

    @Override
    public String toString() {
        return index < 0 ? "/" + field : "/" + field + "/" + index;
    }
}
