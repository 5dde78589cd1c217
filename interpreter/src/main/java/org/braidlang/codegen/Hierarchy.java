package org.braidlang.codegen;

import java.lang.classfile.ClassHierarchyResolver;

/** What the class file writer must know of classes to compute stack maps: those of the runtime, by their own loader. */
final class Hierarchy {
    static final ClassHierarchyResolver RESOLVER =
            ClassHierarchyResolver.ofResourceParsing(Hierarchy.class.getClassLoader())
                    .orElse(ClassHierarchyResolver.defaultResolver());

    private Hierarchy() {}
}
