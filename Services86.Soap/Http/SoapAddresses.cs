using Microsoft.AspNetCore.Http;
using Services86.Description;
using Services86.Http;

namespace Services86.Soap.Http;

/// <summary>The addresses of the services, for requests of similar addresses.</summary>
internal sealed class SoapAddresses(SoapOptions options, IEnumerable<ContractDescription> contracts)
{
    private const int MaxLeadingPath = 100;
    private const string VersionPrefix = "Services";

    private readonly ContractDescription[] _contracts = [.. contracts];

    /// <summary>Returns whether a path is similar to the one of a service.</summary>
    public bool IsNear(string path) =>
        IndexOfRoot(path) >= 0 || SegmentsOf(path).Any(segment =>
            segment.EndsWith(".svc", StringComparison.OrdinalIgnoreCase)
            || segment.EndsWith(".asmx", StringComparison.OrdinalIgnoreCase)
            || IsVersion(segment));

    /// <summary>Describes what is here, and the nearest address.</summary>
    /// <param name="request">A request of an address without a service.</param>
    public UnknownAddress Describe(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var leading = LeadingPath(request.PathBase.Value ?? "", path);
        var nearest = FindNearest(SegmentsOf(path));
        return new UnknownAddress(
            $"There is nothing at {Quotation.Of(path, MaxLeadingPath)}." + Hint(path, leading, nearest),
            nearest is null ? null : leading + options.PathOf(nearest),
            [.. _contracts.Select(contract => leading + options.PathOf(contract))]);
    }

    private static string[] SegmentsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsVersion(string segment) =>
        segment.StartsWith(VersionPrefix, StringComparison.OrdinalIgnoreCase)
        && segment.Length > VersionPrefix.Length
        && segment.AsSpan(VersionPrefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string StemOf(string segment) => segment.Split('.')[0];

    // The root begins and ends with a segment.
    private int IndexOfRoot(string path)
    {
        var index = path.IndexOf(options.RootPath, StringComparison.OrdinalIgnoreCase);
        var end = index + options.RootPath.Length;
        return index >= 0 && (end == path.Length || path[end] == '/') ? index : -1;
    }

    private string LeadingPath(string pathBase, string path)
    {
        var root = IndexOfRoot(path);
        return root is > 0 and <= MaxLeadingPath ? pathBase + path[..root] : pathBase;
    }

    private ContractDescription? FindNearest(string[] segments)
    {
        var names = _contracts.Select(contract => contract.Name).ToArray();
        var nearest = segments
            .Where(segment => !IsVersion(segment))
            .Select(segment => NearestNames.Of(StemOf(segment), names))
            .FirstOrDefault(found => found.Count > 0);
        return nearest is null ? null : _contracts.First(contract => contract.Name == nearest[0]);
    }

    private string Hint(string path, string leading, ContractDescription? nearest)
    {
        var segments = SegmentsOf(path);
        var served = _contracts.Select(contract => contract.Version).Distinct().ToArray();
        if (segments.LastOrDefault() is { } last && last.Equals("mex", StringComparison.OrdinalIgnoreCase))
        {
            return $" Metadata are in the WSDL, at {leading}{options.PathOf(nearest ?? _contracts[0])}?wsdl.";
        }

        var other = segments.FirstOrDefault(segment =>
            IsVersion(segment)
            && !served.Any(version => version.Name.Equals(segment, StringComparison.OrdinalIgnoreCase)));
        return other is null ? ""
            : $" The version here is {string.Join(", ", served.Select(version => version.Name))}, not "
                + $"{Quotation.Cut(other)}: its messages are in the namespace "
                + $"{string.Join(" or ", served.Select(version => version.XmlNamespace))}.";
    }
}
