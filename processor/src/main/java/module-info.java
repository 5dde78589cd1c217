/** Turns annotated methods into the built-in functions of the language, when their module is compiled. */
module org.braidlang.processor {
    requires java.compiler;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            org.braidlang.processor.BuiltinProcessor;
}
