using System.Text.Json;

namespace Services86.Host.TestMode.Faults;

/// <summary>A fault as it is listed.</summary>
/// <param name="Id">The id.</param>
/// <param name="Matched">The number of calls that the fault is for.</param>
/// <param name="Applied">The number of calls that have failed.</param>
/// <param name="Fault">The fault as it was sent.</param>
internal sealed record FaultDescription(int Id, int Matched, int Applied, JsonElement Fault);
