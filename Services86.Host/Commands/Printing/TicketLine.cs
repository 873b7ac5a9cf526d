namespace Services86.Host.Commands.Printing;

/// <summary>A ticket in a list.</summary>
/// <param name="Id">The id, with which nobody can log in.</param>
/// <param name="User">The login name of the user.</param>
/// <param name="Created">The time at which the ticket was issued.</param>
/// <param name="Expires">The time at which the ticket expires unless it is used before.</param>
/// <param name="Application">The application that an access token was issued to; null for none.</param>
internal sealed record TicketLine(string Id, string User, string Created, string Expires, string? Application);
