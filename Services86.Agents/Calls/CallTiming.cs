using System.Diagnostics;

namespace Services86.Agents.Calls;

/// <summary>The begin of a call that is measured or traced.</summary>
/// <param name="Started">The timestamp; 0 if calls are not measured.</param>
/// <param name="Activity">The span of the call; null if calls are not traced.</param>
internal readonly record struct CallTiming(long Started, Activity? Activity);
