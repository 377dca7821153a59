/** A small flow that has just run: a trigger, a condition and two branches. Decoration. */
export function HeroArt() {
  const card = (x: number, y: number, width: number, tile: string, done: boolean) => (
    <g>
      <rect x={x} y={y} width={width} height="38" rx="9" fill="#fff" fillOpacity="0.96" />
      <rect x={x + 7} y={y + 7} width="24" height="24" rx="6" fill={tile} />
      <rect x={x + 38} y={y + 10} width={width - 66} height="6" rx="3" fill="#2b1f9c" fillOpacity="0.8" />
      <rect x={x + 38} y={y + 22} width={width - 84} height="5" rx="2.5" fill="#2b1f9c" fillOpacity="0.28" />
      {done ? (
        <g>
          <circle cx={x + width - 14} cy={y + 19} r="7" fill="#13a10e" />
          <path
            d={`M${x + width - 17.2} ${y + 19.2}l2.3 2.3 4.2-4.6`}
            stroke="#fff"
            strokeWidth="1.7"
            fill="none"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </g>
      ) : (
        <circle
          cx={x + width - 14}
          cy={y + 19}
          r="6.2"
          fill="none"
          stroke="#2b1f9c"
          strokeOpacity="0.3"
          strokeWidth="1.6"
        />
      )}
    </g>
  )
  return (
    <svg width="330" height="212" viewBox="0 0 330 212" aria-hidden focusable="false">
      <g fill="none" stroke="#fff" strokeOpacity="0.6" strokeWidth="1.8">
        <path d="M165 44v24" />
        <path d="M165 106v14c0 8-6 12-14 12H96c-8 0-14 4-14 12v12" />
        <path d="M165 106v14c0 8 6 12 14 12h55c8 0 14 4 14 12v12" strokeDasharray="4 4" />
      </g>
      {card(88, 6, 154, '#0078d4', true)}
      {card(88, 68, 154, '#484f58', true)}
      {card(8, 156, 148, '#7a3ff2', true)}
      {card(174, 156, 148, '#c239b3', false)}
    </svg>
  )
}
