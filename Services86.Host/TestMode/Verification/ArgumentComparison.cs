using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Services86.Rest.Routing;
using Services86.WebConsole.Journal;

namespace Services86.Host.TestMode.Verification;

/// <summary>Compares expected arguments with the request of a call: XML, JSON, or an id in the query.</summary>
/// <remarks>Secrets in the journal are masked, and therefore differ from any expected text.</remarks>
internal static class ArgumentComparison
{
    /// <summary>Adds a line for each difference.</summary>
    /// <param name="expected">An object with parameters by name.</param>
    /// <param name="call">The call.</param>
    /// <param name="operation">The operation; null if it is not known.</param>
    /// <param name="differences">The list to add to.</param>
    public static void Compare(
        JsonElement expected, JournalEntry call, RestOperation? operation, List<string> differences)
    {
        try
        {
            if (operation?.QueryName is { } name && !call.IsSoap)
            {
                CompareQuery(expected, call, operation, name, differences);
            }
            else if (call.Request.Text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal))
            {
                CompareXml(expected, call, operation, differences);
            }
            else
            {
                CompareJson(expected, call, operation, differences);
            }
        }
        catch (Exception exception) when (exception is JsonException or XmlException)
        {
            differences.Add("arguments: the request is neither XML nor JSON that is kept whole");
        }
    }

    private static void CompareQuery(
        JsonElement expected, JournalEntry call, RestOperation operation, string name, List<string> differences)
    {
        var found = QueryHelpers.ParseQuery(call.Query)
            .FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.ToString();
        var part = operation.Description.Request.Parts[0].Name;
        foreach (var member in expected.EnumerateObject())
        {
            JsonDifferences.AddIfDifferent(
                member.Name, JsonDifferences.TextOf(member.Value), member.Name == part ? found : null, differences);
        }
    }

    private static void CompareJson(
        JsonElement expected, JournalEntry call, RestOperation? operation, List<string> differences)
    {
        var text = call.Request.Text;
        using var document = JsonDocument.Parse(text.Length == 0 ? "{}" : text);

        // The only parameter of an operation can be the whole body.
        if (operation is { Parameters: RestParameters.Body })
        {
            var part = operation.Description.Request.Parts[0].Name;
            foreach (var member in expected.EnumerateObject())
            {
                JsonDifferences.Add(
                    member.Name,
                    member.Value,
                    member.Name == part ? document.RootElement : null,
                    differences);
            }

            return;
        }

        JsonDifferences.Add("", expected, document.RootElement, differences);
    }

    // Over REST the root element is the only parameter, or has the parameters as its children.
    private static void CompareXml(
        JsonElement expected, JournalEntry call, RestOperation? operation, List<string> differences)
    {
        // The journal has parsed the text before, without a document type.
        var root = XElement.Parse(call.Request.Text);
        var parameters = call.IsSoap
            ? root.Elements().FirstOrDefault(element => element.Name.LocalName == "Body")?.Elements().FirstOrDefault()
            : operation is { Parameters: RestParameters.Body } ? new XElement(
                "parameters", new XElement(operation.Description.Request.Parts[0].Name, root.Elements()))
            : root;
        XmlDifferences.Add("", expected, parameters, differences);
    }
}
