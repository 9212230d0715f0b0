package dev.ballast.reports;

import java.util.List;

/** The published tables: what dashboards may rely on. Columns are only ever added at the end of a table. */
public final class TableContract {

    public static final ContractTable RUNS = RunsTable.CONTRACT;
    public static final ContractTable PROJECTS = ProjectsTable.CONTRACT;
    public static final ContractTable REPOSITORIES = RepositoriesTable.CONTRACT;
    public static final ContractTable IMAGES = ImagesTable.CONTRACT;
    public static final ContractTable BLOBS = BlobsTable.CONTRACT;
    public static final ContractTable LAYER_SHARING = LayerSharingTable.CONTRACT;
    public static final ContractTable BASE_IMAGES = BaseImagesTable.CONTRACT;
    public static final ContractTable PROBLEMS = ProblemsTable.CONTRACT;

    /** Every published table. */
    public static final List<ContractTable> TABLES =
            List.of(RUNS, PROJECTS, REPOSITORIES, IMAGES, BLOBS, LAYER_SHARING, BASE_IMAGES, PROBLEMS);

    /** The partition column, a date; it stands in the folder's name and in no file. */
    public static final String PARTITION = "run_date";

    private TableContract() {}
}
