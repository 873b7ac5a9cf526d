using System.Text;

namespace Services86.Tests.Support;

/// <summary>Parses requests that documentation prints: method and path, headers, an empty line, and the body.</summary>
internal static class PrintedRequest
{
    public static HttpRequestMessage Parse(string printed)
    {
        var parts = printed.ReplaceLineEndings("\n").Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        var start = lines[0].Split(' ', 2);
        var request = new HttpRequestMessage(new HttpMethod(start[0]), start[1])
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(parts[1])),
        };
        foreach (var header in lines.Skip(1).Select(line => line.Split(": ", 2)))
        {
            if (!request.Headers.TryAddWithoutValidation(header[0], header[1]))
            {
                request.Content.Headers.TryAddWithoutValidation(header[0], header[1]);
            }
        }

        return request;
    }
}
