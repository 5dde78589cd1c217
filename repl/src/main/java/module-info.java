/** The command: the only place that touches the process's own streams and its exit. */
module org.braidlang.repl {
    requires static org.jspecify;
    requires info.picocli;
    requires org.braidlang.interpreter;
    requires org.braidlang.stdlib;

    opens org.braidlang.cli to info.picocli;
}
