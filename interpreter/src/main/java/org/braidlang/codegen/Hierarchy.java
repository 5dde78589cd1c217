package org.braidlang.codegen;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the class file writer must know of classes to compute stack maps: those of the runtime, by their own loader.
 * Compiled classes count as direct subclasses of Object, which is true enough, since code that needs to know better
 * casts. What was found out is kept for all programs: it is the same for each, and small.
 */
final class Hierarchy {
    static final ClassHierarchyResolver RESOLVER = ClassHierarchyResolver
            .ofResourceParsing(Hierarchy.class.getClassLoader())
            .orElse(type -> type.packageName().equals(ClassNames.PACKAGE)
                    ? ClassHierarchyInfo.ofClass(RuntimeSymbols.OBJECT) : null)
            .orElse(ClassHierarchyResolver.defaultResolver())
            .cached(ConcurrentHashMap::new);

    private Hierarchy() {}
}
