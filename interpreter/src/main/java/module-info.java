/** The language: from source text to running tasks, under every model; nothing of it knows the standard library. */
module org.braidlang.interpreter {
    requires static org.jspecify;
    requires org.antlr.antlr4.runtime;
    requires org.braidlang.grammar;
    requires jdk.unsupported;
    requires msgpack.core;

    exports org.braidlang.concurrency;
    exports org.braidlang.engine;
    exports org.braidlang.problems;
    exports org.braidlang.runtime;
    exports org.braidlang.source;

    uses org.braidlang.runtime.Library;

    provides org.braidlang.runtime.Library with
            org.braidlang.concurrency.TaskLibrary,
            org.braidlang.runtime.CoreLibrary;
}
