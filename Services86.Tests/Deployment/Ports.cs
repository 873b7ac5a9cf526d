using System.Net;
using System.Net.Sockets;

namespace Services86.Tests.Deployment;

/// <summary>Ports of this machine.</summary>
internal static class Ports
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Gets a port on which nothing listens.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until a program accepts connections.</summary>
    public static async Task WaitAsync(int port)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        while (!await IsOpenAsync(port))
        {
            await Task.Delay(5, timeout.Token);
        }
    }

    private static async Task<bool> IsOpenAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
