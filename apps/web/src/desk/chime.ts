/** What the desk hears: one tone at five minutes, two at one, three when time is up. Made, not fetched. */
export function chime(warning: 'five' | 'one' | 'over'): void {
  const tones = { five: [660], one: [660, 660], over: [880, 660, 880] }[warning];
  try {
    const audio = new AudioContext();
    tones.forEach((pitch, index) => {
      const [tone, volume] = [audio.createOscillator(), audio.createGain()];
      const at = audio.currentTime + index * 0.35;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.32);
    });
    setTimeout(() => void audio.close(), tones.length * 350 + 500);
  } catch {
    // No sound here: the warning is seen as well.
  }
}
