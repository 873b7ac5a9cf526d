using Services86.Data.Secrets;

namespace Services86.WebConsole.Administration;

/// <summary>What the list of keys shows.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Rotation">The rotation; null if there was none since the start of the server.</param>
internal sealed record KeysModel(IReadOnlyList<DataKeyUse> Keys, JobState? Rotation);
