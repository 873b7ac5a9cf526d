using System.Text;

namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>The HTML page that a proxy sends when it cannot reach its server.</summary>
internal sealed class ProxyPageAnswer : FaultAnswer
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes("""
        <html>
        <head><title>502 Bad Gateway</title></head>
        <body>
        <center><h1>502 Bad Gateway</h1></center>
        <hr><center>nginx</center>
        </body>
        </html>

        """.ReplaceLineEndings("\r\n"));

    /// <inheritdoc/>
    public override string Description => "the error page of a proxy";

    /// <inheritdoc/>
    public override Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body) =>
        SendAsync(context, StatusCodes.Status502BadGateway, "text/html", Page);
}
