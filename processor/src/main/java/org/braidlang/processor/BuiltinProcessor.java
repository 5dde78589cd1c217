package org.braidlang.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Writes a class {@code XTable} for every class {@code X} with methods annotated {@code @Builtin}, and refuses those
 * whose signature and Java parameters do not fit together. It knows the annotation by its name only.
 */
public final class BuiltinProcessor extends AbstractProcessor {
    private static final String ANNOTATION = "org.braidlang.runtime.Builtin";

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(ANNOTATION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(final Set<? extends TypeElement> annotations, final RoundEnvironment round) {
        final Map<TypeElement, List<BuiltinMethod>> classes = new LinkedHashMap<>();
        for (final TypeElement annotation : annotations) {
            for (final Element element : round.getElementsAnnotatedWith(annotation)) {
                final ExecutableElement method = (ExecutableElement) element;
                final List<BuiltinMethod> methods = classes.computeIfAbsent(
                        (TypeElement) method.getEnclosingElement(), key -> new ArrayList<>());
                try {
                    methods.add(read(method));
                } catch (final Signature.Fault fault) {
                    error(fault.getMessage(), method);
                }
            }
        }
        classes.forEach(this::write);
        return true;
    }

    private BuiltinMethod read(final ExecutableElement method) throws Signature.Fault {
        if (!method.getModifiers().contains(Modifier.STATIC) || method.getModifiers().contains(Modifier.PRIVATE)) {
            throw new Signature.Fault("a @Builtin method must be static and not private");
        }
        final String text = annotationText(method, "value");
        final Signature signature = SignatureParser.parse(text);
        final List<Signature.Parameter> parameters = new ArrayList<>();
        if (signature.isMethod()) {
            parameters.add(new Signature.Parameter(signature.owner(), null, Signature.Kind.PLAIN));
        }
        parameters.addAll(signature.parameters());
        final List<JavaType> types = new ArrayList<>();
        for (final VariableElement parameter : method.getParameters()) {
            types.add(type(parameter.asType()));
        }
        final boolean withTask = types.size() == parameters.size() + 1 && types.getFirst().isTask();
        if (withTask) {
            types.removeFirst();
        }
        if (types.size() != parameters.size()) {
            throw new Signature.Fault("signature \"" + text + "\" has " + parameters.size() + " parameters"
                    + (signature.isMethod() ? " with the receiver" : "") + ", but the Java method has " + types.size()
                    + (withTask ? " beside the task" : ""));
        }
        for (int i = 0; i < types.size(); i++) {
            check(parameters.get(i), types.get(i));
        }
        return new BuiltinMethod(signature, text, doc(method), method.getSimpleName().toString(),
                List.copyOf(parameters), List.copyOf(types), type(method.getReturnType()), withTask);
    }

    private static void check(final Signature.Parameter parameter, final JavaType type) throws Signature.Fault {
        final boolean fits = switch (parameter.kind()) {
            case REST -> type.isRest();
            case NAMED -> type.isDict();
            case PLAIN, BY_NAME -> type.isParameter();
        };
        if (!fits) {
            throw new Signature.Fault("'" + parameter.name() + "' cannot have the Java type " + type.name() + "; use "
                    + switch (parameter.kind()) {
                        case REST -> "Object[]";
                        case NAMED -> "DictValue";
                        case PLAIN, BY_NAME -> "Object, long, int, double, boolean, String, Callable or a value class";
                    });
        }
        if (parameter.fallback() != null && type.constant(parameter.fallback()) == null) {
            throw new Signature.Fault("the default of '" + parameter.name() + "' is no " + type.name());
        }
    }

    private void write(final TypeElement owner, final List<BuiltinMethod> methods) {
        final Set<String> names = new HashSet<>();
        for (final BuiltinMethod method : methods) {
            if (!names.add(method.signature().owner() + "." + method.signature().name())) {
                error("'" + method.text() + "' stands twice", owner);
            }
        }
        final String packageName =
                processingEnv.getElementUtils().getPackageOf(owner).getQualifiedName().toString();
        final TableWriter table = new TableWriter(packageName, owner.getSimpleName().toString(),
                owner.getModifiers().contains(Modifier.PUBLIC), methods);
        try (Writer out = processingEnv.getFiler().createSourceFile(table.qualifiedName(), owner).openWriter()) {
            out.write(table.write());
        } catch (final IOException e) {
            error("cannot write " + table.qualifiedName() + ": " + e.getMessage(), owner);
        }
    }

    private static JavaType type(final TypeMirror type) {
        return switch (type) {
            case ArrayType array -> new JavaType(type(array.getComponentType()).name() + "[]");
            case DeclaredType declared ->
                new JavaType(((TypeElement) declared.asElement()).getQualifiedName().toString());
            default -> new JavaType(type.getKind().name().toLowerCase());
        };
    }

    private String doc(final ExecutableElement method) {
        final String given = annotationText(method, "doc");
        final @Nullable String javadoc = processingEnv.getElementUtils().getDocComment(method);
        final String doc = given.isEmpty() && javadoc != null ? javadoc : given;
        return doc.replaceAll("\\{@\\w+\\s+([^}]*)}", "$1").replaceAll("\\s+", " ").strip();
    }

    private static String annotationText(final ExecutableElement method, final String member) {
        for (final AnnotationMirror mirror : method.getAnnotationMirrors()) {
            if (!mirror.getAnnotationType().toString().equals(ANNOTATION)) {
                continue;
            }
            for (final var entry : mirror.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals(member)) {
                    return (String) entry.getValue().getValue();
                }
            }
        }
        return "";
    }

    private void error(final String message, final Element element) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element);
    }
}
