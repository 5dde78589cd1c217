package org.braidlang.codegen;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import org.braidlang.ir.Global;

/** Makes the class that holds the top-level variables and the built-in values that are used. Safe for any thread. */
final class GlobalsEmitter {
    private final List<Global> globals;
    private final Map<String, String> builtins;

    /** @param builtins the built-in values that the program uses, and their fields */
    GlobalsEmitter(final List<Global> globals, final Map<String, String> builtins) {
        this.globals = globals;
        this.builtins = builtins;
    }

    byte[] emit() {
        final ClassDesc type = RuntimeSymbols.PROGRAM_GLOBALS;
        final ClassDesc map = ClassDesc.of("java.util.Map");
        final ClassDesc list = ClassDesc.of("java.util.List");
        return ClassEmitter.CLASS_FILE.build(type, builder -> {
            builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            builder.withSuperclass(RuntimeSymbols.GLOBALS);
            final List<Global> fields = globals.stream().filter(Global::hasField).toList();
            fields.forEach(global -> builder.withField(
                    global.field(), global.cell() ? RuntimeSymbols.CELL : RuntimeSymbols.OBJECT, 0));
            builtins.values().forEach(field -> builder.withField(field, RuntimeSymbols.OBJECT, 0));
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, map, map, list),
                    ClassFile.ACC_PUBLIC, code -> {
                        code.aload(0).aload(1).aload(2).aload(3);
                        code.loadConstant(fields.size()).loadConstant(globals.size() - fields.size());
                        code.invokespecial(
                                RuntimeSymbols.GLOBALS, ConstantDescs.INIT_NAME,
                                MethodTypeDesc.of(
                                        ConstantDescs.CD_void, map, map, list, ConstantDescs.CD_int,
                                        ConstantDescs.CD_int));
                        fields.stream().filter(Global::cell).forEach(global -> {
                            code.aload(0);
                            RuntimeSymbols.newCell(code, global.shared());
                            code.putfield(type, global.field(), RuntimeSymbols.CELL);
                        });
                        globals.stream().filter(global -> global.shared() && !global.hasField())
                                .forEach(global -> code.aload(0).loadConstant(global.extra()).invokevirtual(
                                        type, "share", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int)));
                        builtins.forEach((name, field) -> {
                            code.aload(0).aload(0).loadConstant(name).invokevirtual(
                                    type, "builtin", MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.STRING));
                            code.putfield(type, field, RuntimeSymbols.OBJECT);
                        });
                        code.return_();
                    });
            CopyEmitter.globals(builder, fields);
        });
    }
}
