using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Interop.Calls;

/// <summary>A call of each operation of the SoPrincipal agent.</summary>
internal static class SoPrincipalAgentCalls
{
    public static IReadOnlyDictionary<string, Func<WcfAgents, Task>> All { get; } =
        new Dictionary<string, Func<WcfAgents, Task>>
        {
            ["GetSystemInfo"] = async agents =>
                Assert.That((await agents.Principal.GetSystemInfoAsync())!.IsUnicode, Is.True),
            ["AuthenticateImplicit"] = agents => RequireRefused(
                () => agents.Principal.AuthenticateImplicitAsync(new())),
            ["AuthenticateUsernamePassword"] = async agents =>
            {
                var reply = await agents.Principal.AuthenticateUsernamePasswordAsync(
                    new() { UserName = "admin", Password = Services86Server.AdminPassword });
                Assert.That(reply.AuthenticationSucceeded, Is.True);
                Assert.That(reply.Response!.Associate, Is.EqualTo("admin"));
                Assert.That(reply.Response.UserType, Is.EqualTo(UserType.InternalAssociate));
                Assert.That(reply.Credentials!.Ticket, Does.StartWith("7T:"));
            },
            ["AuthenticateGeneric"] = async agents =>
            {
                var reply = await agents.Principal.AuthenticateGenericAsync(new()
                {
                    AuthenticationData = new()
                    {
                        ["username"] = "admin",
                        ["password"] = Services86Server.AdminPassword,
                        ["other"] = null,
                    },
                });
                Assert.That(reply.AuthenticationSucceeded, Is.True);
            },
            ["AuthenticateWithAccessToken"] = agents => RequireRefused(
                () => agents.Principal.AuthenticateWithAccessTokenAsync(new() { AccessToken = "8A:unknown" })),
        };

    private static Task RequireRefused(Func<Task> call)
    {
        Assert.That(
            call,
            Throws.TypeOf<RefusedCallException>().With.Property(nameof(RefusedCallException.RequiresLogin)).True);
        return Task.CompletedTask;
    }
}
