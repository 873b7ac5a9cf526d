using System.Text.Encodings.Web;
using System.Text.Json;

namespace Services86.Data.Backups;

/// <summary>The content of a backup, as JSON beside its files.</summary>
internal sealed record BackupManifest
{
    /// <summary>The format that this program writes, and the only one that it reads.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>The version of the format.</summary>
    public required int Format { get; init; }

    /// <summary>The time of the backup, in UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The version of the program that wrote the backup.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The schema version of the database.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The ids of the data keys in the database, in ascending order.</summary>
    public required IReadOnlyList<int> DataKeyIds { get; init; }

    /// <summary>The files of the backup, without the manifest.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>Writes the manifest as JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads the manifest of a backup.</summary>
    /// <exception cref="BackupRefusedException">There is no manifest, or it cannot be read.</exception>
    public static BackupManifest Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new BackupRefusedException($"There is no directory '{directory}'. Nothing was changed.");
        }

        var path = Path.Combine(directory, BackupFiles.Manifest);
        if (!File.Exists(path))
        {
            throw new BackupRefusedException(
                $"'{directory}' has no {BackupFiles.Manifest}: it is not a backup, or a backup that was interrupted. " +
                "Nothing was changed.");
        }

        try
        {
            if (JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path), Json) is { } manifest)
            {
                return manifest.Format == CurrentFormat ? manifest : throw OfOtherFormat(path, manifest.Format);
            }
        }
        catch (JsonException exception)
        {
            throw Unreadable(path, exception);
        }

        throw Unreadable(path, cause: null);
    }

    private static BackupRefusedException OfOtherFormat(string path, int format) => new(
        $"'{path}' has format {format}, and this program reads format {CurrentFormat}: restore with the version of " +
        "the program that wrote the backup. Nothing was changed.");

    private static BackupRefusedException Unreadable(string path, Exception? cause) => new(
        $"'{path}' cannot be read: it is not a manifest, or was changed. Nothing was changed.", cause);
}

/// <summary>A file of a backup.</summary>
/// <param name="Name">The name in the directory of the backup, such as <c>keys/key-….xml</c>.</param>
/// <param name="Sha256">The SHA-256 of the content, in lower-case hexadecimal digits.</param>
internal sealed record BackupFile(string Name, string Sha256);
