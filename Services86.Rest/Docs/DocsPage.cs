using System.Net;
using System.Text;

namespace Services86.Rest.Docs;

/// <summary>The page that shows the OpenAPI documents.</summary>
internal static class DocsPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="agents">The names of the agents in the list.</param>
    /// <returns>HTML in UTF-8.</returns>
    public static byte[] ToBytes(IEnumerable<string> agents) => Encoding.UTF8.GetBytes($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{ServicesVersion.Default.Name}: REST</title>
        <link rel="stylesheet" href="{DocsFile.Address("swagger-ui.css")}">
        <link rel="icon" type="image/png" href="{DocsFile.Address("favicon-32x32.png")}">
        </head>
        <body data-agents="{WebUtility.HtmlEncode(string.Join(' ', agents))}">
        <div id="viewer"></div>
        <script src="{DocsFile.Address("swagger-ui-bundle.js")}"></script>
        <script src="{DocsFile.Address("swagger-ui-standalone-preset.js")}"></script>
        <script src="{DocsFile.Address("page.js")}"></script>
        </body>
        </html>

        """);
}
