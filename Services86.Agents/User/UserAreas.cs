using Microsoft.Extensions.DependencyInjection;

namespace Services86.Agents.User;

/// <summary>The areas of the User agent.</summary>
internal sealed class UserAreas(IServiceProvider services)
{
    /// <summary>Gets the area that keeps logins to mail servers.</summary>
    public ServiceAuths ServiceAuths { get; } = services.GetRequiredService<ServiceAuths>();

    /// <summary>Gets the area that keeps users.</summary>
    public Users Users { get; } = services.GetRequiredService<Users>();

    /// <summary>Gets the area that describes users as list items.</summary>
    public UserInfos UserInfos { get; } = services.GetRequiredService<UserInfos>();

    /// <summary>Gets the area that changes login passwords.</summary>
    public UserPasswords UserPasswords { get; } = services.GetRequiredService<UserPasswords>();

    /// <summary>Gets the area that keeps credentials of users.</summary>
    public Credentials Credentials { get; } = services.GetRequiredService<Credentials>();

    /// <summary>Gets the area that lists users by their credentials.</summary>
    public CredentialUsers CredentialUsers { get; } = services.GetRequiredService<CredentialUsers>();

    /// <summary>Gets the area that keeps logins to other systems.</summary>
    public UntrustedCredentialSets UntrustedCredentialSets { get; } =
        services.GetRequiredService<UntrustedCredentialSets>();

    /// <summary>Gets the area that validates user names and passwords.</summary>
    public Validation Validation { get; } = services.GetRequiredService<Validation>();

    /// <summary>Gets the area that issues access tokens.</summary>
    public AccessTokens AccessTokens { get; } = services.GetRequiredService<AccessTokens>();
}
