/** No code of its own: the scripts beside it, and tests that run each of them under every model. */
module org.braidlang.examples {
    requires org.braidlang.interpreter;
    requires org.braidlang.stdlib;
}
