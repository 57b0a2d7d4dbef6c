package dev.assay.command.tracking;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.List;

class InMemoryBehaviourLogTest extends BehaviourLogContract {
    private final InMemoryBehaviourLog log = new InMemoryBehaviourLog();

    @Override
    protected BehaviourLog log() {
        return log;
    }

    @Override
    protected List<BehaviourEvent> stored() {
        return log.events();
    }

    @Override
    protected void takeAway() {
        log.takeAway();
    }

    @Override
    protected void bringBack() {
        log.bringBack();
    }
}
