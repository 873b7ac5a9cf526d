using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Services86.WebConsole.Twins;

/// <summary>Writes a REST request as the code of a client.</summary>
/// <remarks>Texts come from clients: each language quotes them so that no character has a meaning.</remarks>
internal static class TwinCode
{
    /// <summary>Writes a command of curl, for a POSIX shell.</summary>
    /// <param name="twin">The request.</param>
    /// <param name="server">The address of the server, without a slash at its end.</param>
    public static string Curl(RestTwin twin, string server)
    {
        var lines = new List<string> { $"curl -X {twin.Method} {Shell(server + twin.PathAndQuery)}" };
        lines.AddRange(twin.Headers.Select(header => $"-H {Shell($"{header.Key}: {header.Value}")}"));
        if (twin.Body is { } body)
        {
            lines.Add($"--data-raw {Shell(body)}");
        }

        return string.Join(" \\\n  ", lines) + "\n";
    }

    /// <summary>Writes PHP, for its extension curl.</summary>
    /// <inheritdoc cref="Curl"/>
    public static string Php(RestTwin twin, string server)
    {
        var output = new StringBuilder()
            .Append("<?php\n")
            .Append(CultureInfo.InvariantCulture, $"$request = curl_init({PhpText(server + twin.PathAndQuery)});\n")
            .Append("curl_setopt_array($request, [\n")
            .Append("    CURLOPT_POST => true,\n")
            .Append("    CURLOPT_RETURNTRANSFER => true,\n")
            .Append("    CURLOPT_HTTPHEADER => [\n");
        foreach (var header in twin.Headers)
        {
            output.Append(CultureInfo.InvariantCulture, $"        {PhpText($"{header.Key}: {header.Value}")},\n");
        }

        return output
            .Append("    ],\n")
            .Append(CultureInfo.InvariantCulture, $"    CURLOPT_POSTFIELDS => {PhpText(twin.Body ?? "")},\n")
            .Append("]);\n")
            .Append("$answer = curl_exec($request);\n")
            .Append("if ($answer === false) {\n    throw new RuntimeException(curl_error($request));\n}\n")
            .Append("echo $answer, \"\\n\";\n")
            .ToString();
    }

    /// <summary>Writes Python, for the library requests.</summary>
    /// <inheritdoc cref="Curl"/>
    public static string Python(RestTwin twin, string server)
    {
        var output = new StringBuilder()
            .Append("import requests\n\n")
            .Append("answer = requests.post(\n")
            .Append(CultureInfo.InvariantCulture, $"    {PythonText(server + twin.PathAndQuery)},\n")
            .Append("    headers={\n");
        foreach (var header in twin.Headers)
        {
            output.Append(
                CultureInfo.InvariantCulture, $"        {PythonText(header.Key)}: {PythonText(header.Value)},\n");
        }

        output.Append("    },\n");
        if (twin.Body is { } body)
        {
            using var document = JsonDocument.Parse(body);
            output.Append("    json=");
            PythonLiteral.Write(output, document.RootElement, depth: 1);
            output.Append(",\n");
        }

        return output.Append(")\nanswer.raise_for_status()\nprint(answer.text)\n").ToString();
    }

    /// <summary>
    /// Writes JavaScript, for the library @superoffice/webapi; for an agent that the library does not have, with fetch.
    /// </summary>
    /// <inheritdoc cref="Curl"/>
    public static string JavaScript(RestTwin twin, string server) =>
        twin.NeedsLogin ? WebApi(twin, server) : Fetch(twin, server);

    /// <summary>Writes C#, for HttpClient.</summary>
    /// <inheritdoc cref="Curl"/>
    public static string CSharp(RestTwin twin, string server)
    {
        var output = new StringBuilder()
            .Append("using System.Net.Http;\nusing System.Text;\n\n")
            .Append("using var client = new HttpClient();\n")
            .Append("using var request = new HttpRequestMessage(\n")
            .Append(CultureInfo.InvariantCulture, $"    HttpMethod.Post, {CSharpText(server + twin.PathAndQuery)});\n");
        foreach (var header in twin.Headers.Where(header => header.Key != "Content-Type"))
        {
            output.Append(
                CultureInfo.InvariantCulture,
                $"request.Headers.TryAddWithoutValidation({CSharpText(header.Key)}, {CSharpText(header.Value)});\n");
        }

        if (twin.Body is { } body)
        {
            output
                .Append("request.Content = new StringContent(\n    ")
                .Append(CSharpText(body))
                .Append(",\n    Encoding.UTF8,\n    \"application/json\");\n");
        }

        return output
            .Append("using var response = await client.SendAsync(request);\n")
            .Append("response.EnsureSuccessStatusCode();\n")
            .Append("Console.WriteLine(await response.Content.ReadAsStringAsync());\n")
            .ToString();
    }

    private static string WebApi(RestTwin twin, string server)
    {
        var arguments = string.Join(", ", twin.Arguments.Select(JavaScriptLiteral.OfJson));
        var method = char.ToLowerInvariant(twin.Operation[0]) + twin.Operation[1..] + "Async";
        return $$"""
            const { WebApi } = require("@superoffice/webapi");

            const client = new WebApi({{JavaScriptLiteral.Of(server)}});
            client.authenticateWithTicket({{JavaScriptLiteral.Of(RestTwin.TicketPlaceholder)}});
            client.get{{twin.Agent}}Agent().{{method}}({{arguments}})
              .then((answer) => console.log(JSON.stringify(answer, null, 2)));

            """.ReplaceLineEndings("\n");
    }

    private static string Fetch(RestTwin twin, string server)
    {
        var headers = string.Concat(twin.Headers.Select(header =>
            $"    {JavaScriptLiteral.Of(header.Key)}: {JavaScriptLiteral.Of(header.Value)},\n"));
        var body = twin.Body is { } json
            ? $"  body: JSON.stringify({JavaScriptLiteral.Escape(json).ReplaceLineEndings("\n  ")}),\n"
            : "";
        return $"fetch({JavaScriptLiteral.Of(server + twin.PathAndQuery)}, {{\n  method: \"POST\",\n  headers: {{\n"
            + $"{headers}  }},\n{body}}})\n  .then((answer) => answer.text())\n  .then(console.log);\n";
    }

    // Within single quotes, a shell gives no character a meaning.
    private static string Shell(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string PhpText(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string PythonText(string text) => PythonLiteral.Of(text);

    private static string CSharpText(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => output.Append('\\').Append(character),
                '\n' => output.Append("\\n"),
                < ' ' or '\x7f' or '\x85' or '\u2028' or '\u2029' =>
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => output.Append(character),
            };
        }

        return output.Append('"').ToString();
    }
}
