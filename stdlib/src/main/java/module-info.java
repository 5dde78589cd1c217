/** The standard library: one class for each module that scripts can import. */
module org.braidlang.stdlib {
    requires static org.jspecify;
    requires org.braidlang.interpreter;

    exports org.braidlang.stdlib;

    provides org.braidlang.runtime.Library with
            org.braidlang.stdlib.MathModule,
            org.braidlang.stdlib.OsModule,
            org.braidlang.stdlib.RandomModule,
            org.braidlang.stdlib.TimeModule;
}
