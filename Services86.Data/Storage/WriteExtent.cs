namespace Services86.Data.Storage;

/// <summary>
/// The extent of a write job: the isolation that the job needs from other jobs, also those of other processes.
/// </summary>
/// <remarks>
/// SQLite ignores the extent: there, every job holds the write lock from its beginning, and what the job reads does not
/// change before it has ended.
/// </remarks>
internal enum WriteExtent
{
    /// <summary>
    /// The job reserves ids, and then executes one statement, which is right whatever other jobs do. Statements of
    /// several jobs can be sent together.
    /// </summary>
    OneStatement,

    /// <summary>
    /// The job changes one row, which its first changing statement locks, or several rows without a rule over them, in
    /// the order in which all jobs lock them. Whatever it reads before is never changed by another job. Other rows can
    /// change between its statements.
    /// </summary>
    Rows,

    /// <summary>
    /// The job has a rule over several rows: the result is that of the jobs one after the other. The job is executed
    /// again if it met another one, and must therefore change nothing but the database.
    /// </summary>
    Transaction,
}
