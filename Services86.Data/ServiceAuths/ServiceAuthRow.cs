namespace Services86.Data.ServiceAuths;

/// <summary>A row of the table <c>service_auth</c>, with the encrypted password.</summary>
internal sealed class ServiceAuthRow
{
    /// <summary>The columns to select; their table is named, so that another one can be joined.</summary>
    public const string Columns =
        $"""
        service_auth.service_auth_id AS {nameof(ServiceAuthId)},
        service_auth.associate_id AS {nameof(OwnerId)},
        service_auth.server AS {nameof(Server)},
        service_auth.port AS {nameof(Port)},
        service_auth.auth_type AS {nameof(AuthType)},
        service_auth.username AS {nameof(Username)},
        service_auth.password AS {nameof(Password)}
        """;

    public required int ServiceAuthId { get; init; }

    public required int OwnerId { get; init; }

    public required string? Server { get; init; }

    public required int Port { get; init; }

    public required string? AuthType { get; init; }

    public required string? Username { get; init; }

    public required byte[]? Password { get; init; }
}
