using System.ServiceModel;

namespace Services86.Client;

/// <summary>Attaches the options of a call to the channel of the call.</summary>
/// <param name="call">The options, and the place of the reply headers.</param>
internal sealed class CallExtension(Services86Call call) : IExtension<IContextChannel>
{
    /// <summary>Gets the options, and the place of the reply headers.</summary>
    public Services86Call Call { get; } = call;

    /// <inheritdoc/>
    public void Attach(IContextChannel owner)
    {
    }

    /// <inheritdoc/>
    public void Detach(IContextChannel owner)
    {
    }
}
