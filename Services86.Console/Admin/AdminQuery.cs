using System.Globalization;
using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.WebConsole.Admin;

/// <summary>Reads the parameters in the query of a request to the administration. Names are in any case.</summary>
internal sealed class AdminQuery
{
    private readonly IQueryCollection _query;

    /// <summary>Reads a query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="names">The names of the parameters of the address.</param>
    /// <exception cref="RestException">The query has another parameter, or one twice.</exception>
    public AdminQuery(HttpRequest request, params IReadOnlyList<string> names)
    {
        _query = request.Query;
        foreach (var (name, values) in _query)
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw RestException.InvalidParameter(
                    $"There is no parameter {Quotation.Of(name)} here. The parameters are {string.Join(", ", names)}.");
            }

            if (values.Count > 1)
            {
                throw RestException.InvalidParameter(
                    $"The parameter '{name}' cannot be read: expected it once, found it {values.Count} times.");
            }
        }
    }

    /// <summary>Gets a text; null if it is missing or blank.</summary>
    public string? Text(string name) => _query[name] is [{ } text] && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Gets a whole number; null if it is missing.</summary>
    public long? Number(string name, long min, long max)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max
                ? number
                : throw Invalid(name, $"a whole number from {min} to {max}", text);
    }

    /// <summary>Gets a time; null if it is missing.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw Invalid(name, "a time such as 2026-03-01T12:00:00Z", text);
    }

    private static RestException Invalid(string name, string expected, string found) => RestException.InvalidParameter(
        $"The parameter '{name}' cannot be read: expected {expected}, found {Quotation.Of(found)}.");
}
