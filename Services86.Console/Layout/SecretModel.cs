namespace Services86.WebConsole.Layout;

/// <summary>A secret that is shown once.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Name">What the secret is, such as <c>Password of anna</c>.</param>
/// <param name="Secret">The secret.</param>
/// <param name="Text">What to do with the secret.</param>
/// <param name="Page">The page that the user continues to.</param>
internal sealed record SecretModel(string Title, string Name, string Secret, string Text, string Page);
