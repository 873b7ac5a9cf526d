using System.Net;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Protocols;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>
/// Logs in over SOAP with a wrong password. Each login has a name of its own and comes from an address of its own, as
/// through a proxy, so that no throttle spares the server the hash.
/// </summary>
/// <param name="protocol">The protocol of the calls.</param>
/// <param name="nextNumber">Returns an unused number.</param>
internal sealed class LoginCaller(SoapProtocol protocol, Func<int> nextNumber) : Caller
{
    // A test network: RFC 2544.
    private const int FirstAddress = 198 << 24 | 18 << 16;

    private byte[] _request = [];

    public override ReadOnlySpan<byte> NextRequest()
    {
        var number = nextNumber();
        var address = new IPAddress(IPAddress.HostToNetworkOrder(FirstAddress + number) & 0xFFFFFFFFL);
        return _request = protocol.LogIn($"nobody-{number}", "wrong", $"X-Forwarded-For: {address}\r\n");
    }

    /// <summary>Returns whether the login failed or was refused, in the format of a reply.</summary>
    public override bool IsExpected(RawResponse response) =>
        response.Status == (int)HttpStatusCode.OK && response.Body.IndexOf("AuthenticationSucceeded>false<"u8) >= 0;
}
