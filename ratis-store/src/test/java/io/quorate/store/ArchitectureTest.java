package io.quorate.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom inside the server. */
@AnalyzeClasses(packages = "io.quorate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyStorageKnowsRocksDb =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.quorate.store.storage..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rocksdb..");

  @ArchTest
  static final ArchRule onlyReplicationPlacementAndSnapshotKnowRatis =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.quorate.store.replication..",
              "io.quorate.store.placement..",
              "io.quorate.store.snapshot..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.ratis.server..", "org.apache.ratis.statemachine..");

  @ArchTest
  static final ArchRule coreKnowsNothingOfTheServer =
      noClasses()
          .that()
          .resideInAPackage("io.quorate.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quorate.store..", "io.quorate.client..", "io.quorate.model..");

  @ArchTest
  static final ArchRule theDoorKnowsNothingBehindTheReplica =
      noClasses()
          .that()
          .resideInAnyPackage("io.quorate.store.api..", "io.quorate.store.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quorate.store.storage..",
              "io.quorate.store.apply..",
              "io.quorate.store.snapshot..");
}
