namespace Services86.Agents.Login;

/// <summary>The registered application that a call comes from.</summary>
/// <param name="ApplicationId">The id.</param>
/// <param name="Name">The name.</param>
internal readonly record struct CallingApplication(int ApplicationId, string Name);
