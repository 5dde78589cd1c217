package org.braidlang.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What must never be, so that each part can be understood, and replaced, without the others. */
@AnalyzeClasses(packages = "org.braidlang", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    private static final String GRAMMAR = "org.braidlang.grammar..";
    private static final String CLI = "org.braidlang.cli..";

    @ArchTest
    static final ArchRule what_runs_knows_nothing_of_what_compiles = noClasses()
            .that().resideInAnyPackage("org.braidlang.runtime..", "org.braidlang.concurrency..")
            .should().dependOnClassesThat().resideInAnyPackage("org.braidlang.syntax..", "org.braidlang.resolve..",
                    "org.braidlang.ir..", "org.braidlang.codegen..", "org.braidlang.engine..");

    @ArchTest
    static final ArchRule the_compilers_steps_point_backwards_only = noClasses()
            .that().resideInAnyPackage("org.braidlang.source..", "org.braidlang.problems..", "org.braidlang.syntax..")
            .should().dependOnClassesThat().resideInAnyPackage("org.braidlang.resolve..", "org.braidlang.ir..",
                    "org.braidlang.codegen..", "org.braidlang.engine..");

    @ArchTest
    static final ArchRule antlr_stays_in_the_parser = noClasses()
            .that().resideOutsideOfPackages(GRAMMAR, "org.braidlang.syntax..")
            .should().dependOnClassesThat().resideInAnyPackage("org.antlr..", GRAMMAR);

    @ArchTest
    static final ArchRule no_syntax_that_others_see_is_antlrs = noClasses()
            .that().resideInAPackage("org.braidlang.syntax..").and().arePublic()
            .and().doNotHaveFullyQualifiedName("org.braidlang.syntax.Parser")
            .should().dependOnClassesThat().resideInAnyPackage("org.antlr..", GRAMMAR);

    @ArchTest
    static final ArchRule the_process_belongs_to_the_command = noClasses()
            .that().resideOutsideOfPackage(CLI)
            .and(describe("are not the main class of a process of their own",
                    type -> !type.getName().startsWith("org.braidlang.engine.WorkerMain")))
            .should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err")
            .orShould().accessField(System.class, "in")
            .orShould().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule the_command_lines_libraries_stay_there = noClasses()
            .that().resideOutsideOfPackage(CLI)
            .should().dependOnClassesThat().resideInAnyPackage("picocli..", "org.jline..");

    @ArchTest
    static final ArchRule the_way_to_a_script_loads_no_library_for_command_lines = noClasses()
            .that().resideInAPackage(CLI).and().doNotHaveSimpleName("Commands")
            .should().dependOnClassesThat().resideInAnyPackage("picocli..", "org.jline..");

    @ArchTest
    static final ArchRule libraries_arrive_by_themselves = noClasses()
            .that().resideOutsideOfPackage("org.braidlang.stdlib..")
            .should().dependOnClassesThat().resideInAPackage("org.braidlang.stdlib..");

    @ArchTest
    static final ArchRule only_codegen_writes_classes = noClasses()
            .that().resideOutsideOfPackage("org.braidlang.codegen..")
            .should().dependOnClassesThat().resideInAPackage("java.lang.classfile..");

    @ArchTest
    static final ArchRule no_model_knows_another = slices()
            .matching("org.braidlang.concurrency.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule no_model_is_known_to_what_all_share = noClasses()
            .that().resideInAnyPackage("org.braidlang.concurrency", "org.braidlang.runtime..")
            .should().dependOnClassesThat().resideInAPackage("org.braidlang.concurrency.*..");

    @ArchTest
    static final ArchRule nothing_is_done_by_reflection = noClasses()
            .should().dependOnClassesThat().resideInAPackage("java.lang.reflect..")
            .orShould().callMethod(Class.class, "forName", String.class);

    @ArchTest
    static final ArchRule what_is_static_does_not_change = fields()
            .that().areStatic().and().areDeclaredInClassesThat(areOurs())
            .should().beFinal();

    private static DescribedPredicate<JavaClass> areOurs() {
        return describe("are written by hand, but for the flag that is set once a second thread starts",
                type -> !type.getPackageName().startsWith("org.braidlang.grammar")
                        && !type.getName().equals("org.braidlang.runtime.Sharing"));
    }
}
