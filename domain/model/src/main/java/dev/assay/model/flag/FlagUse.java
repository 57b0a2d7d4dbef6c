package dev.assay.model.flag;

import dev.assay.model.Scope;

/** Hears how often flags that there are served which of their variations. */
@FunctionalInterface
public interface FlagUse {
    /** Never waits. */
    void seen(Scope scope, String flag, String variation, long times);
}
