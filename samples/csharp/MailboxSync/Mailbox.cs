namespace MailboxSync;

/// <summary>A mailbox.</summary>
/// <param name="Address">The e-mail address.</param>
/// <param name="Server">The IMAP server.</param>
/// <param name="Port">The port of the IMAP server.</param>
/// <param name="Password">The password.</param>
public sealed record Mailbox(string Address, string Server, int Port, string Password);
