namespace Services86.WebConsole.Sessions;

/// <summary>What the login shows.</summary>
/// <param name="UserName">The name that was entered.</param>
/// <param name="Return">The page to open afterwards.</param>
/// <param name="Error">Why the login was refused; null for the first attempt.</param>
internal sealed record LoginModel(string UserName, string Return, string? Error);
