package org.braidlang.benchmarks;

/** What the workloads are written in, in the order of the table's columns. */
enum Language {
    BRAID("Braid", ".braid"),
    CPYTHON("CPython", ".py"),
    NODE("Node", ".js"),
    JAVA("Java", ".java");

    private final String title;
    private final String extension;

    Language(final String title, final String extension) {
        this.title = title;
        this.extension = extension;
    }

    String title() {
        return title;
    }

    /** How the names of its programs end. */
    String extension() {
        return extension;
    }
}
