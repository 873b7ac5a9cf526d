using System.Text.RegularExpressions;

namespace Services86.Tests.Support;

/// <summary>Asserts that the log of a server has no secrets, and no errors that the test did not declare.</summary>
internal sealed class LogExpectations(LogCollector log)
{
    // The prefix alone is not enough: the id of a connection can end in 7T and be followed by a colon.
    private static readonly Regex Ticket = new("7T:[A-Za-z0-9+/]{16}", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _secrets = [Services86Server.AdminPassword];
    private int _checkedErrors;
    private bool _expectsError;

    /// <summary>Declares a text that must not be in the log.</summary>
    public void AddSecret(string text) => _secrets.Add(text);

    /// <summary>Declares that the running test makes the server log at least one error.</summary>
    public void ExpectError() => _expectsError = true;

    /// <summary>Checks all lines for secrets, and the lines since the last check for errors.</summary>
    public void Check()
    {
        var errors = log.Errors.Skip(_checkedErrors).ToArray();
        var expectsError = _expectsError;
        _checkedErrors += errors.Length;
        _expectsError = false;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, expectsError ? Is.Not.Empty : Is.Empty, "errors in the log");
            Assert.That(log.Lines.Where(line => _secrets.Any(line.Contains)), Is.Empty, "secrets in the log");
            Assert.That(log.Lines.Where(line => Ticket.IsMatch(line)), Is.Empty, "tickets in the log");
        }
    }
}
