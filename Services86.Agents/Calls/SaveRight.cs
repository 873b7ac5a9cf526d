namespace Services86.Agents.Calls;

/// <summary>The right to save records of a type, which is independent of the records' content.</summary>
/// <param name="RecordType">The data contract of the records.</param>
/// <param name="Require">
/// Throws <see cref="Refusals.SoFunctionRightException"/>, as the save itself does, unless the caller has the right.
/// </param>
/// <remarks>
/// The right is asked before a patch is applied, because the errors of a patch tell what is stored. A type has no such
/// right if the operation that returns a record asks for the same right as the operation that saves it.
/// </remarks>
internal sealed record SaveRight(Type RecordType, Action<Caller> Require);
