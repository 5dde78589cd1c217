/** What helps the compiler: makes built-in functions of annotated methods, and plain tests of switches over types. */
module org.braidlang.processor {
    requires java.compiler;
    requires jdk.compiler;
    requires static org.jspecify;

    provides com.sun.source.util.Plugin with
            org.braidlang.processor.TypeSwitchPlugin;
    provides javax.annotation.processing.Processor with
            org.braidlang.processor.BuiltinProcessor;
}
