package org.braidlang.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.tools.JavaFileObject;

/** Has {@link TypeSwitches} change each class when the compiler has written it: {@code -Xplugin:TypeSwitches FOLDER}. */
public final class TypeSwitchPlugin implements Plugin {
    @Override
    public String getName() {
        return "TypeSwitches";
    }

    @Override
    public void init(final JavacTask task, final String... arguments) {
        final Path folder = Path.of(arguments[0]);
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(final TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.GENERATE && !isModule(event)) {
                    final String name = task.getElements().getBinaryName(event.getTypeElement()).toString();
                    change(folder.resolve(name.replace('.', '/') + ".class"));
                }
            }
        });
    }

    private static boolean isModule(final TaskEvent event) {
        return event.getSourceFile().isNameCompatible("module-info", JavaFileObject.Kind.SOURCE);
    }

    private static void change(final Path file) {
        try {
            final byte[] bytes = Files.readAllBytes(file);
            final byte[] changed = TypeSwitches.plain(bytes);
            if (!Arrays.equals(bytes, changed)) {
                Files.write(file, changed);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
